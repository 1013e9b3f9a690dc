-- Which case a message about an invitation or an offer is for.

create or replace algorithm = merge sql security invoker view invitations_invited_case as
    select id, case_id
      from invitations_invitation;

create or replace algorithm = merge sql security invoker view invitations_offered_case as
    select id, case_id
      from invitations_offer;
