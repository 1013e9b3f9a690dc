-- A message whose words are made when it is sent: the row holds only what it is about.
alter table notifications_outbox
    add column about uuid null;
