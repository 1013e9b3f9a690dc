package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** A day or a time that a sentence is given is written in words, in the language of the sentence. */
class DatesInSentencesTest {
    @Test
    void noSentenceShowsADayAsAMachineWritesIt() {
        var source = new StaticMessageSource();
        source.addMessage("other.day", Languages.PORTUGUESE, "É para outro dia: {0}, {1}.");
        source.addMessage("other.day", Locale.UK, "It is for another day: {0}, {1}.");
        var texts = new Texts(source);
        Object[] args = {LocalDate.of(2026, 11, 30), LocalTime.of(9, 5)};
        assertThat(texts.get(Languages.PORTUGUESE, "other.day", args))
                .isEqualTo("É para outro dia: 30 de novembro de 2026, 09:05.");
        assertThat(texts.get(Locale.UK, "other.day", args))
                .isEqualTo("It is for another day: 30 November 2026, 09:05.");
    }
}
