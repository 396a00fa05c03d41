drop view learning.person;
