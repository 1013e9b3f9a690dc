package pt.vez.documents.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import pt.vez.documents.DocumentState;

interface DocumentRepository extends JpaRepository<Document, UUID> {
    List<Document> findByCaseIdOrderByCreatedAt(UUID caseId);

    List<Document> findByCaseIdAndItemCodeAndStateNot(UUID caseId, String itemCode, DocumentState state);
}
