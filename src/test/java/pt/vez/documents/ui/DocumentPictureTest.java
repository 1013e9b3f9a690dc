package pt.vez.documents.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pt.vez.VezTest;

class DocumentPictureTest extends VezTest {
    @Test
    void everyDocumentOfAChecklistHasItsPicture() {
        assertThat(jdbc.sql("select code from casework_item")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(code ->
                        assertThat(DocumentPicture.isDrawn(code)).as(code).isTrue());
    }
}
