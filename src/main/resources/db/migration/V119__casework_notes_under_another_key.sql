-- The change of the master key seals a note anew; nothing else of it ever changes.
drop trigger casework_note_no_update;

delimiter //
create trigger casework_note_no_update before update on casework_note for each row
if @vez_key_change is null
   or not (new.id <=> old.id and new.case_id <=> old.case_id and new.association_id <=> old.association_id
           and new.association_name <=> old.association_name and new.mandate_id <=> old.mandate_id
           and new.author_id <=> old.author_id and new.author_name <=> old.author_name and new.at <=> old.at) then
    signal sqlstate '45000' set message_text = 'notes are never changed';
end if//
delimiter ;
