-- The documents of one kind that wait for an officer, oldest first.
alter table documents_document
    add key documents_document_review_item (state, item_code, received_at);
