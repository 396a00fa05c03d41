drop table ops.function;
