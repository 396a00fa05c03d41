drop view monitoring.source_datapoint_detail;
