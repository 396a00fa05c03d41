-- A batch of people from a web form, with those whom the caller sees; no row: they see nobody of it.
-- psql -v id=1 -v org_id=1 -v all_projects=true -v projects="'{}'" -f GetStagedPeople.sql
select /* Casework/GetStagedPeople */
    external_referral.id,
    external_referral.status,
    external_referral.reason,
    external_referral.created,
    jsonb_agg(
        jsonb_build_object(
            'person', staged.id,
            'index', staged.idx,
            'org_type_id', staged.org_type_id,
            'surname', staged.surname,
            'first_name', staged.first_name,
            'description', staged.description,
            'project', staged.project_id,
            'source', staged.form_source,
            'referral_role', staged.referral_role,
            'client', staged.client_id,
            'referral', staged.referral_id
        )
        order by staged.idx
    ) as people
from casework.external_referral
inner join casework.external_referral_person as staged
    on staged.org_id = external_referral.org_id
    and staged.batch_id = external_referral.id
where
    external_referral.org_id = :org_id::bigint
    and external_referral.id = :id::bigint
    and (staged.project_id is null or :all_projects::boolean or staged.project_id = any(:projects::bigint[]))
group by external_referral.id
