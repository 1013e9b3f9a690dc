-- Who answers for a child, and whose family somebody joins, in the words of whoever opened the case.
create table casework_relation (
    applicant_id uuid not null primary key,
    representative varchar(200) null,
    sponsor varchar(200) null,
    constraint casework_relation_person foreign key (applicant_id) references casework_applicant (id) on delete cascade
);
