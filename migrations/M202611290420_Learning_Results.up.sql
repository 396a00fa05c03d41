-- Nothing has written a result yet.
-- squawk-ignore require-concurrent-index-creation
create index submission_list_idx on learning.submission (assessment_id, id);

create view learning.test_result as
select
    submission.id,
    submission.assessment_id,
    submission.account_id,
    submission.course_pass_id,
    submission.questions_count,
    submission.correct_answers,
    submission.result::double precision as result,
    submission.created,
    submission.success
from learning.submission
where submission.kind = 'test';

comment on view learning.test_result is 'Results of tests; none of their columns but the pass is ever null.';

create view learning.poll_result as
select
    submission.id,
    submission.assessment_id,
    submission.account_id,
    submission.questions_count,
    submission.created
from learning.submission
where submission.kind <> 'test';

comment on view learning.poll_result is 'Results of polls and realtime polls, which are not judged.';

alter table learning.certificate add column passed_at timestamptz;

create view learning.issued_certificate as
select
    certificate.id,
    certificate.number,
    certificate.account_id as "user",
    certificate.full_name,
    certificate.title,
    certificate.result::double precision as result,
    certificate.points,
    certificate.author,
    coalesce(certificate.passed_at, certificate.issued_at) as passed,
    certificate.issued_at as issued,
    case
        when certificate.replaced_at is not null then 'replaced'
        when certificate.withdrawn_at is not null then 'withdrawn'
        else 'valid'
    end as status,
    coalesce(certificate.replaced_at, certificate.withdrawn_at) as ended,
    successor.number as replaced_by,
    certificate.reason
from learning.certificate
left join learning.certificate as successor on successor.replaces_id = certificate.id;

comment on view learning.issued_certificate is 'Certificates with whether they count: valid, withdrawn, replaced.';

comment on column learning.issued_certificate."user" is 'The account.';

comment on column learning.issued_certificate.passed is
    'When the result was handed in, or, where that was not noted, when the certificate was issued.';

comment on column learning.issued_certificate.issued is 'When it was first asked for.';

comment on column learning.issued_certificate.status is 'Whether it counts: valid, withdrawn, or replaced by another.';

comment on column learning.issued_certificate.ended is 'Since when it does not count; null: it does.';

comment on column learning.issued_certificate.replaced_by is 'The number of the certificate that stands for it.';

comment on column learning.certificate.passed_at is 'When the result was handed in; null: it was not noted.';
