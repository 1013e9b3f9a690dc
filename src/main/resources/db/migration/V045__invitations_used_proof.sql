-- A proof of work, or a ticket of the slower lane, is good once, on whichever node: the hash of what was used, until it would be over.
create table invitations_used_proof (
    proof binary(32) not null primary key,
    expires_at timestamp(6) not null,
    key invitations_used_proof_expires (expires_at)
);
