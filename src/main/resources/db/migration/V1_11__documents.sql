-- original_*: the bytes of a digitally signed file as they came, beside the version that is shown. attachments: files that
-- lay inside of the PDF and were left out.
create table documents_document (
    id uuid not null primary key,
    case_id uuid not null,
    item_code varchar(30) character set ascii collate ascii_bin not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    content_type varchar(60) character set ascii collate ascii_bin null,
    size_bytes bigint not null,
    pages smallint not null,
    storage_key varchar(120) character set ascii collate ascii_bin null,
    file_key varbinary(400) null,
    sha256 binary(32) null,
    created_at datetime(6) not null,
    received_at datetime(6) null,
    reviewed_at datetime(6) null,
    reject_reason varchar(30) character set ascii collate ascii_bin null,
    reject_note varchar(300) null,
    version int not null,
    original_storage_key varchar(120) character set ascii collate ascii_bin null,
    original_file_key varbinary(400) null,
    original_bytes bigint null,
    attachments smallint not null default 0,
    replaced_at datetime(6) null,
    key documents_document_case (case_id, item_code, created_at),
    key documents_document_replaced (state, replaced_at),
    key documents_document_review (state, received_at),
    key documents_document_reviewed (state, reviewed_at),
    key documents_document_review_item (state, item_code, received_at),
    constraint documents_document_reject_reason_known check (reject_reason in (
        'ILLEGIBLE', 'INCOMPLETE', 'WRONG_DOCUMENT', 'EXPIRED', 'OTHER')),
    constraint documents_document_state_known check (state in ('DRAFT', 'RECEIVED', 'ACCEPTED', 'REJECTED', 'REPLACED'))
);

create table documents_page (
    id uuid not null primary key,
    document_id uuid not null,
    position smallint not null,
    size_bytes bigint not null,
    width int not null,
    height int not null,
    quality varchar(12) character set ascii collate ascii_bin not null,
    storage_key varchar(120) character set ascii collate ascii_bin not null,
    file_key varbinary(400) not null,
    added_at datetime(6) not null default current_timestamp(6),
    key documents_page_document (document_id, position),
    constraint documents_page_of foreign key (document_id) references documents_document (id),
    constraint documents_page_quality_known check (quality in ('LEGIBLE', 'BLURRED', 'DARK', 'SMALL'))
);
