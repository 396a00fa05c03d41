select monitoring.rebuild(:campaign_id::integer)
