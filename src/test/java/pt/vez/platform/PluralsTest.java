package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One is said as one: “1 dia”, never “1 dias” or “dia(s)”. */
class PluralsTest {
    private static final String NOUNS_PT =
            "dias|horas|minutos|segundos|meses|semanas|pessoas|processos|marcações|lugares|vagas|postos|centros|turnos"
                    + "|páginas|ficheiros|documentos|candidaturas|mediadores|perguntas|respostas|pontos|registos"
                    + "|fotografias|convites|códigos|vezes|serviços|balcões|contas|mensagens|tentativas|certificados";
    private static final String NOUNS_EN =
            "days|hours|minutes|seconds|months|weeks|people|cases|appointments|seats|places|centres|shifts|pages|files"
                    + "|documents|applications|mediators|questions|answers|points|records|photographs|invitations"
                    + "|codes|times|services|desks|accounts|messages|tries|certificates";

    /** A number before a noun in the plural, unless it is the whole of a part or the end of a range. */
    private static final String COUNT = "(?<!\\bde |\\bof |\\be |\\band |\\ba |\\bto )\\{\\d} (?:[a-zà-ú]+ )?(?:%s)\\b";

    /** Limits, averages, terms of the law and settings that are never one; counts that begin with two. */
    private static final Set<String> NEVER_ONE = Set.of(
            "biometrics.keep.early",
            "biometrics.portrait.again",
            "captures.lead",
            "choose.together",
            "choose.together.text",
            "cover.window",
            "disruption.cost.nearer",
            "disruption.cost.text",
            "documents.validity",
            "family.tooLarge",
            "hold.together",
            "home.expected.days",
            "home.expected.weeks",
            "home.late.text",
            "home.wait.text",
            "intake.page.photograph.most",
            "intake.page.waiting.more",
            "intake.photographs",
            "intake.tooLate",
            "newcase.tooMany",
            "publish.tooMany",
            "shifts.short",
            "shifts.tooMany",
            "upload.draftFull",
            "upload.pages",
            "upload.pixels",
            "watch.many.none");

    private static final Pattern CHOICE = Pattern.compile("\\{\\d,choice,(?:[^{}]|\\{\\d})*}");

    private static Properties words(String language) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(
                Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static Pattern count(String language) {
        return Pattern.compile(COUNT.formatted(language.equals("pt") ? NOUNS_PT : NOUNS_EN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt", "en"})
    void aNumberBeforeANounKnowsItsSingular(String language) throws IOException {
        Pattern count = count(language);
        List<String> wrong = new ArrayList<>();
        words(language).forEach((key, text) -> {
            String plain = CHOICE.matcher(text.toString()).replaceAll("");
            if (!NEVER_ONE.contains(key.toString()) && count.matcher(plain).find()) {
                wrong.add(key + " = " + text);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt", "en"})
    void noEndingStandsInBrackets(String language) throws IOException {
        Pattern bracket = Pattern.compile("\\p{L}\\((?:s|es|as|os|ões|a|o)\\)");
        assertThat(words(language).entrySet())
                .filteredOn(each -> bracket.matcher(each.getValue().toString()).find())
                .isEmpty();
    }

    /** Every text that chooses can be made, and with one it never stands before a plural. */
    @ParameterizedTest
    @ValueSource(strings = {"pt", "en"})
    void whatIsChosenFitsTheNumber(String language) throws IOException {
        String nouns = language.equals("pt") ? NOUNS_PT : NOUNS_EN;
        Pattern plural = Pattern.compile("(?<![\\d.,]|\\bde |\\bof )1 (?:" + nouns + ")\\b");
        List<String> wrong = new ArrayList<>();
        words(language).forEach((key, text) -> {
            if (CHOICE.matcher(text.toString()).find()) {
                var format = new MessageFormat(text.toString(), Locale.forLanguageTag(language));
                String one = format.format(new Object[] {1, 1, 1, 1});
                String none = format.format(new Object[] {0, 0, 0, 0});
                if (plural.matcher(CHOICE.matcher(one).replaceAll("")).find() || none.isBlank()) {
                    wrong.add(key + " = " + one);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }
}
