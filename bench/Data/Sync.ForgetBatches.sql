-- What the batches of a round have written. Their therapists have short names in the interactions' case.
with gone as (
    delete from sync.interaction
    where interaction.therapist_id >= 'bench-' and interaction.therapist_id < 'bench.'
)

delete from sync.therapist
where
    therapist.organization_id in (1, 2)
    or (therapist.id >= 'bench-' and therapist.id < 'bench.')
