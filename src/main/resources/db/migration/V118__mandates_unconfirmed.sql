-- A flagged mandate nobody has looked at is in force for the visit of its day only.
update mandates_mandate
   set expires_at = least(expires_at, granted_at + interval 8 hour)
 where second_look = true and state = 'ACTIVE';
