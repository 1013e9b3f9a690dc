-- The people of a plan in the order in which they are served, read in pieces.
alter table invitations_plan_item add key invitations_plan_item_order (plan_id, place, appointment_id);
