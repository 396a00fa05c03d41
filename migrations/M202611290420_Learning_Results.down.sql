drop view learning.issued_certificate;

alter table learning.certificate drop column passed_at;

drop view learning.poll_result;

drop view learning.test_result;

drop index learning.submission_list_idx;
