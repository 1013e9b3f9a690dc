create table documents_document (
    id uuid not null primary key,
    case_id uuid not null,
    item_code varchar(30) not null,
    state varchar(12) not null,
    content_type varchar(60) null,
    size_bytes bigint not null,
    pages smallint not null,
    storage_key varchar(120) null,
    file_key varbinary(400) null,
    sha256 binary(32) null,
    created_at datetime(6) not null,
    received_at datetime(6) null,
    reviewed_at datetime(6) null,
    reject_reason varchar(30) null,
    reject_note varchar(300) null,
    version int not null,
    key documents_document_case (case_id, item_code, created_at),
    key documents_document_review (state, received_at)
);

create table documents_page (
    id uuid not null primary key,
    document_id uuid not null,
    position smallint not null,
    size_bytes bigint not null,
    width int not null,
    height int not null,
    quality varchar(12) not null,
    storage_key varchar(120) not null,
    file_key varbinary(400) not null,
    key documents_page_document (document_id, position),
    constraint documents_page_of foreign key (document_id) references documents_document (id)
);
