-- What identifies, selects or unlocks something is compared byte for byte: keys, numbers, codes, tokens, states, mail
-- addresses and telephone numbers. Names and texts people write keep the collation of the database, which finds a name
-- without its accents. See docs/decisions/2026-11-27-identifiers-are-compared-byte-for-byte.md.

-- Mail addresses are kept in one form (pt.vez.shared.Email); rows made before differ at most in the case of letters.
update identity_account set email = lower(email);
update identity_sign_in set email = lower(email);
update casework_applicant set email = lower(email) where email is not null;

alter table scheduling_desk_service drop foreign key scheduling_desk_service_code;
alter table casework_case drop foreign key casework_case_procedure_code;

alter table associations_agreement_procedure
    modify column procedure_code varchar(12) character set ascii collate ascii_bin not null;

alter table associations_partner
    modify column kind varchar(20) character set ascii collate ascii_bin not null;

alter table audit_entry
    modify column actor_role varchar(20) character set ascii collate ascii_bin not null,
    modify column action varchar(60) character set ascii collate ascii_bin not null;

alter table calendar_municipality
    modify column code varchar(40) character set ascii collate ascii_bin not null,
    modify column zone varchar(40) character set ascii collate ascii_bin not null,
    modify column holiday char(5) character set ascii collate ascii_bin null;

alter table casework_applicant
    modify column nationality char(2) character set ascii collate ascii_bin not null,
    modify column nif char(9) character set ascii collate ascii_bin null,
    modify column niss char(11) character set ascii collate ascii_bin null,
    modify column passport_number varchar(15) character set ascii collate ascii_bin null,
    modify column phone varchar(16) character set ascii collate ascii_bin null,
    modify column email varchar(254) character set ascii collate ascii_bin null,
    modify column municipality varchar(40) character set ascii collate ascii_bin null,
    modify column language varchar(5) character set ascii collate ascii_bin not null;

alter table casework_case
    modify column number char(9) character set ascii collate ascii_bin not null,
    modify column procedure_code varchar(12) character set ascii collate ascii_bin not null,
    modify column stage varchar(20) character set ascii collate ascii_bin not null,
    modify column origin varchar(12) character set ascii collate ascii_bin not null,
    modify column claim varchar(12) character set ascii collate ascii_bin not null;

alter table casework_event
    modify column kind varchar(40) character set ascii collate ascii_bin not null;

alter table casework_item
    modify column code varchar(30) character set ascii collate ascii_bin not null;

alter table casework_procedure
    modify column code varchar(12) character set ascii collate ascii_bin not null,
    modify column service_code varchar(12) character set ascii collate ascii_bin not null;

alter table casework_requirement
    modify column procedure_code varchar(12) character set ascii collate ascii_bin not null,
    modify column item_code varchar(30) character set ascii collate ascii_bin not null;

alter table casework_standing
    modify column vulnerability varchar(20) character set ascii collate ascii_bin null;

alter table documents_document
    modify column item_code varchar(30) character set ascii collate ascii_bin not null,
    modify column state varchar(12) character set ascii collate ascii_bin not null,
    modify column content_type varchar(60) character set ascii collate ascii_bin null,
    modify column storage_key varchar(120) character set ascii collate ascii_bin null,
    modify column reject_reason varchar(30) character set ascii collate ascii_bin null;

alter table documents_page
    modify column quality varchar(12) character set ascii collate ascii_bin not null,
    modify column storage_key varchar(120) character set ascii collate ascii_bin not null;

alter table hiring_call
    modify column municipality varchar(40) character set ascii collate ascii_bin not null;

alter table identity_account
    modify column email varchar(254) character set ascii collate ascii_bin not null,
    modify column phone varchar(16) character set ascii collate ascii_bin null,
    modify column language varchar(5) character set ascii collate ascii_bin not null;

alter table identity_account_role
    modify column role varchar(20) character set ascii collate ascii_bin not null;

alter table identity_sign_in
    modify column email varchar(254) character set ascii collate ascii_bin not null,
    modify column language varchar(5) character set ascii collate ascii_bin not null;

alter table intake_photograph
    modify column storage_key varchar(120) character set ascii collate ascii_bin not null;

alter table invitations_block
    modify column kind varchar(10) character set ascii collate ascii_bin not null;

alter table invitations_invitation
    modify column service_code varchar(12) character set ascii collate ascii_bin not null,
    modify column state varchar(9) character set ascii collate ascii_bin not null;

alter table invitations_offer
    modify column kind varchar(12) character set ascii collate ascii_bin not null,
    modify column state varchar(9) character set ascii collate ascii_bin not null;

alter table invitations_plan
    modify column state varchar(10) character set ascii collate ascii_bin not null;

alter table invitations_plan_item
    modify column state varchar(9) character set ascii collate ascii_bin not null;

alter table invitations_priority
    modify column service_code varchar(12) character set ascii collate ascii_bin not null,
    modify column state varchar(8) character set ascii collate ascii_bin not null;

alter table invitations_wave
    modify column service_code varchar(12) character set ascii collate ascii_bin not null,
    modify column state varchar(8) character set ascii collate ascii_bin not null;

alter table invitations_wish
    modify column service_code varchar(12) character set ascii collate ascii_bin not null;

alter table mandates_mandate
    modify column scopes varchar(100) character set ascii collate ascii_bin not null,
    modify column term varchar(20) character set ascii collate ascii_bin not null,
    modify column state varchar(20) character set ascii collate ascii_bin not null,
    modify column consent varchar(20) character set ascii collate ascii_bin not null,
    modify column ended_by varchar(20) character set ascii collate ascii_bin null;

alter table notifications_outbox
    modify column dedupe varchar(120) character set ascii collate ascii_bin not null,
    modify column kind varchar(40) character set ascii collate ascii_bin not null,
    modify column state varchar(10) character set ascii collate ascii_bin not null;

alter table notifications_push
    modify column kind varchar(12) character set ascii collate ascii_bin not null;

alter table platform_draft
    modify column form varchar(120) character set ascii collate ascii_bin not null;

alter table scheduled_tasks
    modify column task_name varchar(100) character set ascii collate ascii_bin not null,
    modify column task_instance varchar(100) character set ascii collate ascii_bin not null,
    modify column picked_by varchar(50) character set ascii collate ascii_bin null;

alter table scheduling_appointment
    modify column code char(7) character set ascii collate ascii_bin not null,
    modify column service_code varchar(12) character set ascii collate ascii_bin not null,
    modify column state varchar(12) character set ascii collate ascii_bin not null,
    modify column cancelled_by varchar(8) character set ascii collate ascii_bin null;

alter table scheduling_appointment_change
    modify column kind varchar(12) character set ascii collate ascii_bin not null;

alter table scheduling_centre
    modify column municipality varchar(40) character set ascii collate ascii_bin not null,
    modify column zone varchar(40) character set ascii collate ascii_bin not null,
    modify column phone varchar(16) character set ascii collate ascii_bin null;

alter table scheduling_desk_service
    modify column service_code varchar(12) character set ascii collate ascii_bin not null;

alter table scheduling_occupancy
    modify column kind varchar(10) character set ascii collate ascii_bin not null,
    modify column service_code varchar(12) character set ascii collate ascii_bin not null;

alter table scheduling_right
    modify column service_code varchar(12) character set ascii collate ascii_bin not null;

alter table scheduling_seat
    modify column quota varchar(8) character set ascii collate ascii_bin not null default 'PUBLIC';

alter table scheduling_service
    modify column code varchar(12) character set ascii collate ascii_bin not null;

alter table scheduling_shift
    modify column service_code varchar(12) character set ascii collate ascii_bin not null;

alter table scheduling_slot
    modify column service_code varchar(12) character set ascii collate ascii_bin not null;

alter table scheduling_ticket
    modify column service_code varchar(12) character set ascii collate ascii_bin not null,
    modify column ground varchar(12) character set ascii collate ascii_bin not null,
    modify column token char(22) character set ascii collate ascii_bin not null,
    modify column state varchar(8) character set ascii collate ascii_bin not null;

alter table scheduling_desk_service
    add constraint scheduling_desk_service_code foreign key (service_code) references scheduling_service (code);
alter table casework_case
    add constraint casework_case_procedure_code foreign key (procedure_code) references casework_procedure (code);
