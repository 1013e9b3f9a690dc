package pt.vez.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.browser.Papers;
import pt.vez.casework.CaseId;
import pt.vez.casework.OfficerUndo;
import pt.vez.documents.ReviewQueue.Waiting;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** Officers work through the documents that wait, and can take a decision back before its message leaves. */
class ReviewTest extends VezTest {
    @Autowired
    private Documents documents;

    @Autowired
    private ReviewQueue queue;

    private record Uploaded(CaseId id, UUID document) {}

    private Uploaded uploaded(String receivedAt) {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        UUID document = documents
                .upload(owner, id, "passport", new ByteArrayInputStream(Papers.pdf(1)))
                .id();
        jdbc.sql("update documents_document set received_at = ? where id = ?")
                .params(receivedAt, document)
                .update();
        return new Uploaded(id, document);
    }

    private int letters(UUID document) {
        return jdbc.sql("select count(*) from notifications_outbox where dedupe = ?")
                .param("document-rejected/" + document)
                .query(Integer.class)
                .single();
    }

    private DocumentState state(UUID document) {
        return DocumentState.valueOf(jdbc.sql("select state from documents_document where id = ?")
                .param(document)
                .query(String.class)
                .single());
    }

    @Test
    void theOldestComesFirstAndNextFollowsIt() {
        Actor officer = actor(Role.OFFICER);
        Uploaded second = uploaded("2001-01-02 10:00:00");
        Uploaded first = uploaded("2001-01-01 10:00:00");
        Uploaded third = uploaded("2001-01-03 10:00:00");
        List<UUID> waiting = queue.page(officer, "passport", 0, 3).rows().stream()
                .map(Waiting::documentId)
                .toList();
        assertThat(waiting).containsExactly(first.document(), second.document(), third.document());
        assertThat(queue.page(officer, "permit", 0, 100).rows())
                .extracting(Waiting::documentId)
                .doesNotContain(first.document());
        documents.accept(officer, first.id(), first.document());
        assertThat(queue.next(officer, first.document()))
                .map(Waiting::documentId)
                .contains(second.document());
        assertThat(queue.next(officer, second.document()))
                .map(Waiting::documentId)
                .contains(third.document());
        assertThat(queue.next(officer, null)).map(Waiting::documentId).contains(second.document());
        documents.accept(officer, second.id(), second.document());
        documents.accept(officer, third.id(), third.document());
    }

    @Test
    void aRejectionTakenBackSendsNothingAndTheDocumentWaitsAgain() {
        Actor officer = actor(Role.OFFICER);
        Uploaded one = uploaded("2002-01-01 10:00:00");
        documents.reject(officer, one.id(), one.document(), RejectReason.ILLEGIBLE, "");
        assertThat(letters(one.document())).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select timestampdiff(second, created_at, next_at) from notifications_outbox where dedupe = ?")
                        .param("document-rejected/" + one.document())
                        .query(Integer.class)
                        .single())
                .isGreaterThan((int) OfficerUndo.WINDOW.toSeconds());
        documents.undoReview(officer, one.id(), one.document());
        assertThat(letters(one.document())).isZero();
        assertThat(state(one.document())).isEqualTo(DocumentState.RECEIVED);
        assertThat(cases.journalOf(officer, one.id(), 0, 20))
                .extracting("action")
                .contains("document.reopened");
        documents.accept(officer, one.id(), one.document());
        documents.undoReview(officer, one.id(), one.document());
        documents.reject(officer, one.id(), one.document(), RejectReason.EXPIRED, "");
        assertThat(letters(one.document())).isEqualTo(1);
    }

    @Test
    void afterAMinuteADecisionStands() {
        Actor officer = actor(Role.OFFICER);
        Uploaded one = uploaded("2003-01-01 10:00:00");
        documents.accept(officer, one.id(), one.document());
        clock.forward(OfficerUndo.WINDOW.plusSeconds(1));
        assertThatThrownBy(() -> documents.undoReview(officer, one.id(), one.document()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("documents.undo.late");
        assertThat(state(one.document())).isEqualTo(DocumentState.ACCEPTED);
    }

    @Test
    void theListReadsItsKey() {
        for (String item : List.of("", " and item_code = 'passport'")) {
            var plan = jdbc.sql("explain select id from documents_document where state = 'RECEIVED'" + item
                            + " order by received_at, id limit 25")
                    .query()
                    .singleRow();
            assertThat(String.valueOf(plan.get("key"))).startsWith("documents_document_review");
        }
    }
}
