package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import pt.vez.ModuleTest;

/** Half-filled forms: sealed, of one owner, and gone with the visit or after thirty days. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
class DraftsTest extends ModuleTest {
    private static final Map<String, String> TYPED = Map.of("name", "Nino Beridze", "phone", "912345678");

    @Autowired
    private SealedDrafts drafts;

    @Test
    void whatWasTypedComesBackToItsOwnerAndToItsFormOnly() {
        UUID owner = UUID.randomUUID();
        drafts.save(owner, "case", Map.of("name", "before"));
        drafts.save(owner, "case", TYPED);
        assertThat(drafts.load(owner, "case")).isEqualTo(TYPED);
        assertThat(drafts.load(owner, "other")).isEmpty();
        assertThat(drafts.load(UUID.randomUUID(), "case")).isEmpty();
        drafts.discard(owner, "case");
        assertThat(drafts.load(owner, "case")).isEmpty();
    }

    @Test
    void itIsSealedForItsOwner() {
        UUID owner = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        drafts.save(owner, "case", TYPED);
        byte[] body = jdbc.sql("select body from platform_draft where owner_id = ?")
                .param(owner)
                .query(byte[].class)
                .single();
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("Nino", "912345678", "name");
        jdbc.sql("update platform_draft set owner_id = ? where owner_id = ?")
                .params(other, owner)
                .update();
        assertThatThrownBy(() -> drafts.load(other, "case")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFormsOfAVisitGoTogetherAndNoOthers() {
        UUID owner = UUID.randomUUID();
        UUID colleague = UUID.randomUUID();
        drafts.save(owner, "visit/case", TYPED);
        drafts.save(owner, "visit/notes", TYPED);
        drafts.save(owner, "visits", TYPED);
        drafts.save(colleague, "visit/case", TYPED);
        drafts.discardAll(owner, "visit/");
        assertThat(drafts.load(owner, "visit/case")).isEmpty();
        assertThat(drafts.load(owner, "visit/notes")).isEmpty();
        assertThat(drafts.load(owner, "visits")).isEqualTo(TYPED);
        assertThat(drafts.load(colleague, "visit/case")).isEqualTo(TYPED);
    }

    @Test
    void afterThirtyDaysItIsForgotten() {
        UUID owner = UUID.randomUUID();
        drafts.save(owner, "case", TYPED);
        clock.forward(Duration.ofDays(30).minusMinutes(1));
        drafts.save(owner, "later", TYPED);
        drafts.sweep();
        assertThat(drafts.load(owner, "case")).isEqualTo(TYPED);
        clock.forward(Duration.ofMinutes(2));
        assertThat(drafts.sweep()).isPositive();
        assertThat(drafts.load(owner, "case")).isEmpty();
        assertThat(drafts.load(owner, "later")).isEqualTo(TYPED);
    }
}
