package pt.vez.mandates.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.Assistance;
import pt.vez.casework.Assistance.Terms;
import pt.vez.casework.Assistance.Wish;
import pt.vez.casework.CaseId;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.mandates.Consent;
import pt.vez.mandates.ConsentText;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.ConsentTexts.Kept;
import pt.vez.mandates.ConsentTexts.TextStanding;
import pt.vez.mandates.ConsentTexts.Wording;
import pt.vez.mandates.Consents.Witness;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.shared.Sha256;

/** The text is shown, kept, hashed and printed in the language of the person; none of the wordings here is a translation. */
class ConsentTextsTest extends VezTest {
    private static final String PLACES = "{person} {association} {mediator} {may} {term} {case}";

    @Autowired
    private ConsentTexts texts;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Attestations attestations;

    @Autowired
    private MandateRepository repository;

    private Actor administrator() {
        return actor(Role.ADMINISTRATOR);
    }

    @AfterEach
    void nothingRemains() {
        jdbc.sql("delete from mandates_consent_text").update();
    }

    private int publish(Actor actor, Wording wording) {
        return texts.publish(
                actor, texts.find(administrator(), wording.language()).orElse(null), wording);
    }

    private static Wording wording(String language, String body, String word) {
        Map<String, String> words = new HashMap<>();
        ConsentTexts.words().forEach(name -> words.put(name, word));
        return new Wording(language, body, words, "Tradutora de Teste");
    }

    private Wish signedIn(String language, String interpreter) {
        return new Wish(
                Set.of(Scope.DOCUMENTS),
                Term.DAYS_30,
                Consent.ROGO,
                new byte[600],
                new Witness("Berta Lima", "AB123456"),
                false,
                language,
                interpreter,
                null,
                true);
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(DomainException.class)
                .extracting(problem -> ((DomainException) problem).key())
                .isEqualTo(key);
    }

    private static byte[] attached(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("consent.txt")
                    .getEmbeddedFile()
                    .toByteArray();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ar|هذا نص للتجربة وليس ترجمة. قضية رقم|كلمة",
                "bn|এটি পরীক্ষার লেখা, অনুবাদ নয়। স্ত্রী|শব্দ",
                "ne|यो परीक्षणको पाठ हो, अनुवाद होइन। क्षत्रिय|शब्द",
                "pa|ਇਹ ਪਰਖ ਲਈ ਲਿਖਤ ਹੈ, ਅਨੁਵਾਦ ਨਹੀਂ।|ਸ਼ਬਦ",
                "ur|یہ آزمائش کی تحریر ہے، ترجمہ نہیں۔|لفظ",
                "ka|ეს საცდელი ტექსტია და არა თარგმანი.|სიტყვა",
                "uk|Це пробний текст, а не переклад.|слово",
                "zh|这是测试文本，不是译文。|词"
            })
    void theProofHoldsExactlyWhatWasShownInAnyScript(String language, String said, String word) throws Exception {
        int version = publish(administrator(), wording(language, said + "\n\n" + PLACES, word));
        Actor owner = actor(Role.APPLICANT);
        Actor mediator = mediator();
        CaseId id = caseOf(owner).id();
        ConsentText shown = assistance
                .reading(mediator, id, new Terms(Set.of(Scope.DOCUMENTS), Term.DAYS_30), language)
                .text();
        assertThat(shown.translation()).contains(said, word, "Ana Silva", "Mediadora Um");
        assertThat(shown.portuguese()).contains("Eu, Ana Silva, autorizo");
        MandateView mandate =
                assistance.requestMandate(mediator, id, signedIn(language, "").read(shown));
        assertThat(mandate.textLanguage()).isEqualTo(language);
        assertThat(mandate.textVersion()).isEqualTo(version);
        byte[] pdf = cases.attestation(owner, id, mandate.id());
        byte[] kept = attached(pdf);
        assertThat(new String(kept, StandardCharsets.UTF_8)).isEqualTo(shown.whole());
        assertThat(jdbc.sql("select consent_text_hash from mandates_mandate where id = ?")
                        .param(mandate.id())
                        .query(byte[].class)
                        .single())
                .isEqualTo(Sha256.of(kept));
        assertThat(attestations.holds(repository.findById(mandate.id()).orElseThrow()))
                .isTrue();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Eu, Ana Silva, autorizo", HexFormat.of().formatHex(Sha256.of(kept)));
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 80);
            ImageIO.write(page, "png", new File("target/consent-" + language + ".png"));
            assertThat(ink(page, 60, 130))
                    .as("the first lines of the text are printed")
                    .isGreaterThan(300);
        }
    }

    /** Dark points between two heights. */
    private static int ink(BufferedImage page, int from, int to) {
        int dark = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                if ((page.getRGB(x, y) & 0xff) < 128) {
                    dark++;
                }
            }
        }
        return dark;
    }

    @Test
    void theMessageWithTheCodeCarriesTheText() {
        publish(administrator(), wording("ar", "نص للتجربة " + PLACES, "كلمة"));
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        assistance.requestMandate(
                mediator(),
                id,
                new Wish(Set.of(), Term.VISIT, Consent.CODE_EMAIL, null, null, false, "ar", null, null, false));
        Caught mail = Awaitility.await()
                .until(
                        () -> mails.caught().stream()
                                .filter(each -> each.to().equals("ana" + owner.accountId() + "@test.example")
                                        || each.to().equals(owner.accountId() + "@test.example"))
                                .filter(each -> !each.code().isEmpty())
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
        assertThat(mail.text()).contains("نص للتجربة", "Eu, Ana Silva, autorizo");
        assertThat(mail.subject()).doesNotContain("Ana");
    }

    @Test
    void withoutATextSomebodyInterpretsAndIsNamed() {
        Actor owner = actor(Role.APPLICANT);
        Actor mediator = mediator();
        CaseId id = caseOf(owner).id();
        assertThat(assistance
                        .reading(mediator, id, new Terms(Set.of(), Term.VISIT), "bn")
                        .needsInterpreter())
                .isTrue();
        refused("mandate.interpreter.missing", () -> assistance.requestMandate(mediator, id, signedIn("bn", " ")));
        refused(
                "consentText.language.missing",
                () -> assistance.requestMandate(mediator, id, signedIn("xx", "Rui Sá")));
        MandateView mandate = assistance.requestMandate(mediator, id, signedIn("bn", "Rahim Uddin"));
        assertThat(mandate.textLanguage()).isEqualTo("pt-PT");
        assertThat(mandate.interpreterName()).isEqualTo("Rahim Uddin");
        assertThat(mandate.interpreterLanguage()).isEqualTo("bn");
        assertThat(attestations.holds(repository.findById(mandate.id()).orElseThrow()))
                .isTrue();
        assertThat(cases.journalOf(owner, id, 0, 20)).extracting("action").contains("mandate.interpreted");
        jdbc.sql("update mandates_mandate set interpreter_name = 'Outro Nome' where id = ?")
                .param(mandate.id())
                .update();
        assertThat(attestations.holds(repository.findById(mandate.id()).orElseThrow()))
                .isFalse();
    }

    @Test
    void whatChangedSinceItWasShownIsNotConsentedTo() {
        Actor owner = actor(Role.APPLICANT);
        Actor mediator = mediator();
        CaseId id = caseOf(owner).id();
        Actor administrator = administrator();
        assertThat(publish(administrator, wording("uk", "Перший " + PLACES, "слово")))
                .isEqualTo(1);
        Terms terms = new Terms(Set.of(Scope.DOCUMENTS), Term.DAYS_30);
        ConsentText first = assistance.reading(mediator, id, terms, "uk-UA").text();
        assertThat(publish(administrator, wording("uk", "Другий " + PLACES, "слово")))
                .isEqualTo(2);
        refused(
                "mandate.text.newer",
                () -> assistance.requestMandate(mediator, id, signedIn("uk", "").read(first)));
        assertThat(assistance.requestMandate(mediator, id, signedIn("uk", "")).textVersion())
                .isEqualTo(2);
    }

    @Test
    void takenBackOrOutdatedItIsShownToNobody() {
        Actor administrator = administrator();
        publish(administrator, wording("uk", "Текст " + PLACES, "слово"));
        publish(administrator, wording("ka", "ტექსტი " + PLACES, "სიტყვა"));
        assertThat(texts.languages()).containsExactly("pt-PT", "en-GB", "ka", "uk");
        texts.withdraw(administrator, texts.find(administrator, "uk").orElseThrow());
        jdbc.sql("update mandates_consent_text set of_hash = repeat('x', 32) where language = 'ka'")
                .update();
        assertThat(texts.languages()).containsExactly("pt-PT", "en-GB");
        assertThat(texts.all(administrator))
                .extracting(Kept::standing)
                .containsExactly(TextStanding.OUTDATED, TextStanding.WITHDRAWN);
        publish(administrator, wording("uk", "Новий " + PLACES, "слово"));
        assertThat(texts.languages()).contains("uk");
    }

    @Test
    void whatIsNotSoundIsNotPutInUse() {
        Actor administrator = administrator();
        refused("consentText.language.brought", () -> publish(administrator, wording("pt", PLACES, "x")));
        refused("consentText.language.missing", () -> publish(administrator, wording("", PLACES, "x")));
        refused("consentText.body.missing", () -> publish(administrator, wording("uk", " ", "x")));
        refused(
                "consentText.place.missing",
                () -> publish(administrator, wording("uk", PLACES.replace("{may}", ""), "x")));
        refused("consentText.place.unknown", () -> publish(administrator, wording("uk", PLACES + " {имя}", "x")));
        refused("consentText.place.unknown", () -> publish(administrator, wording("uk", PLACES + " }", "x")));
        refused("consentText.word.missing", () -> publish(administrator, wording("uk", PLACES, " ")));
        refused("consentText.letters", () -> publish(administrator, wording("ii", PLACES + " ꓥ", "x")));
        Wording nobody = new Wording("uk", PLACES, wording("uk", PLACES, "x").words(), " ");
        refused("consentText.translator.missing", () -> texts.preview(administrator, nobody, facts()));
        publish(administrator, wording("uk", PLACES, "x"));
        Kept kept = texts.find(administrator, "uk").orElseThrow();
        for (Role role : new Role[] {Role.APPLICANT, Role.MEDIATOR, Role.OFFICER}) {
            Actor other = actor(role);
            assertThatThrownBy(() -> publish(other, wording("uk", PLACES, "x"))).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> texts.preview(other, wording("uk", PLACES, "x"), facts()))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> texts.withdraw(other, kept)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> texts.find(other, "uk")).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> texts.all(other)).isInstanceOf(NotAuthorised.class);
        }
    }

    private static ConsentText.Facts facts() {
        return new ConsentText.Facts("A B", "C", "D E", Set.of(Scope.DOCUMENTS), Term.VISIT, "2K3M-9ABC-D");
    }

    @Test
    void aTextFromRightToLeftKeepsWhatIsInsertedTogether() {
        ConsentText shown = texts.preview(administrator(), wording("ar", "نص " + PLACES, "كلمة"), facts());
        assertThat(shown.translation()).contains("\u2068A B\u2069", "\u20682K3M-9ABC-D\u2069");
        assertThat(ConsentText.direction("ar")).isEqualTo("rtl");
        assertThat(ConsentText.direction("uk")).isEqualTo("ltr");
    }
}
