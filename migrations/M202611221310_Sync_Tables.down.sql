drop schema sync cascade;
