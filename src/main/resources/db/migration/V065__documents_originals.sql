-- The bytes of a digitally signed file as they came, beside the version that is shown.
alter table documents_document
    add column original_storage_key varchar(120) character set ascii collate ascii_bin null,
    add column original_file_key varbinary(400) null,
    add column original_bytes bigint null,
    -- Files that lay inside of the PDF and were left out.
    add column attachments smallint not null default 0,
    add column replaced_at datetime(6) null,
    add key documents_document_replaced (state, replaced_at),
    add key documents_document_reviewed (state, reviewed_at);

update documents_document set replaced_at = current_timestamp(6) where state = 'REPLACED';

alter table documents_page
    add column added_at datetime(6) not null default current_timestamp(6);
