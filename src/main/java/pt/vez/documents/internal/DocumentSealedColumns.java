package pt.vez.documents.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class DocumentSealedColumns {
    @Bean
    SealedColumn sealedDocumentFileKeys() {
        return SealedColumn.fileKey("documents_document", "file_key", "concat('case/', case_id, '/file/', id)");
    }

    @Bean
    SealedColumn sealedDocumentOriginalKeys() {
        return SealedColumn.fileKey(
                "documents_document", "original_file_key", "concat('case/', case_id, '/file/', id)");
    }

    @Bean
    SealedColumn sealedDocumentPageKeys() {
        return SealedColumn.fileKey(
                "documents_page",
                "file_key",
                "(select concat('case/', d.case_id, '/file/', documents_page.id) from documents_document d where d.id = documents_page.document_id)");
    }
}
