drop schema monitoring cascade;
