drop schema casework cascade;
