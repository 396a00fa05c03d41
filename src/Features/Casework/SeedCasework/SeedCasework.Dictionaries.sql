-- The options of the demo organisation's fields.
-- psql -v now="'2018-11-20'" -f SeedCasework.Dictionaries.sql
insert /* Casework/SeedCasework.Dictionaries */ into casework.dictionary_entry (org_id, dict, key, label, ord)
select 1, list.dict, coalesce(list.codes[entry.place], entry.place::text), entry.label, entry.place
from (
    values
        ('client_type', array['Client', 'Volunteer', 'Staff', 'Family member'], null::text[]),
        ('relationship', array['Spouse', 'Parent', 'Child', 'Carer', 'Friend'], null),
        ('organisations/gender', array['Female', 'Male', 'Other'], null),
        ('organisations/district', array['North', 'East', 'South', 'West'], null),
        (
            'organisations/religion',
            array[
                'Church of England', 'Catholic', 'Methodist', 'Muslim', 'Hindu', 'Sikh', 'Jewish', 'Buddhist', 'None', 'Quaker'
            ],
            null
        ),
        ('organisations/ethnicity', array['White British', 'White Irish', 'Indian', 'Caribbean', 'Mixed'], null),
        ('organisations/main_language', array['English', 'Welsh', 'Polish', 'Urdu'], null),
        ('organisations/marital_status', array['Single', 'Married', 'Widowed', 'Divorced'], null),
        ('organisations/accommodation', array['Owner', 'Council', 'Private rent', 'Sheltered'], null),
        (
            'organisations/main_disability',
            array[
                'None', 'Hearing', 'Sight', 'Mobility', 'Learning', 'Mental health', 'Arthritis', 'Stroke', 'Dementia'
            ],
            null
        ),
        ('organisations/employment_status', array['Employed', 'Unemployed', 'Retired'], array['E', 'N', 'R']),
        ('organisations/preferred_communication_method', array['Telephone', 'Letter', 'E-mail'], null),
        ('organisations/consent', array['Given', 'Refused'], null),
        ('contacts/stage', array['Enquiry', 'Assessment', 'Support', 'Review', 'Finished'], null),
        ('contacts/contact_type', array['Visit', 'Telephone call', 'Letter', 'Group'], null),
        ('contacts/contact_method', array['In person', 'Telephone', 'E-mail'], null),
        ('contacts/priority', array['High', 'Normal', 'Low'], null),
        ('contacts/transport_method', array['Car', 'Bus', 'On foot'], null),
        ('referrals/introduction_source', array['Self', 'Family', 'GP', 'Hospital'], null),
        ('referrals/project_category', array['Short term', 'Long term'], null),
        ('referrals/response_method', array['Telephone', 'Visit'], null),
        ('referrals/referrer', array['City Hospital', 'Harbour Surgery', 'Social services'], null),
        ('referrals/funding_sponsor', array['City Council', 'Lottery Fund'], null),
        ('schedules/cancellation_reason', array['Ill', 'Away', 'Weather'], null),
        (
            'schedules/status',
            array['Planned', 'In progress', 'Completed', 'Cancelled'],
            array['planned', 'in_progress', 'completed', 'cancelled']
        )
) as list (dict, labels, codes)
cross join unnest(list.labels) with ordinality as entry (label, place)
where :now::timestamptz is not null
