-- A flagged mandate of a person no message reaches is told by a printed letter. letter_due is true until it was printed, and
-- null otherwise, so that its key holds those rows only.
alter table mandates_mandate
    add column letter_due boolean null,
    add column letter_printed_at datetime(6) null,
    add column letter_printed_by uuid null,
    add key mandates_mandate_letter (letter_due, granted_at);

update mandates_mandate m join casework_applicant a on a.id = m.applicant_id
   set m.letter_due = true, m.version = m.version + 1
 where m.second_look = true and m.state = 'ACTIVE' and a.email is null and a.phone is null
   and not exists (select 1 from casework_case c where c.applicant_id = a.id and c.account_id is not null);
