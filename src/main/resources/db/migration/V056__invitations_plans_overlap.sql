-- An appointment of a plan whose person holds an open offer of another plan on a seat this plan closes: the offer that is
-- exchanged. How often a seat was looked for, and why somebody who accepted was not moved back when the plan was undone.
alter table invitations_plan_item
    add column replaces_offer uuid null,
    add column tries tinyint not null default 1,
    add column reason varchar(10) character set ascii collate ascii_bin null,
    add key invitations_plan_item_appointment (appointment_id, state),
    add key invitations_plan_item_offer (offer_id);
