-- Counts datapoints to the cells that gained one, and off those that lost one.
-- psql -v gained_cell_ids="'{}'" -v lost_cell_ids="'{4711}'" -f MasterRefresh.Count.sql
-- writes: monitoring.count_datapoints
select /* Monitoring/MasterRefresh.Count */
    monitoring.count_datapoints(:gained_cell_ids::bigint[], :lost_cell_ids::bigint[])::text as counted
