package pt.vez.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.intake.Device;
import pt.vez.shared.Base32;
import tools.jackson.databind.json.JsonMapper;

/** What a record from the street holds is written as the register writes it. */
class ContentsTest {
    private static Contents parsed(String document) {
        Map<String, Object> text = new LinkedHashMap<>(Device.person("Rosa Neto", document));
        text.put("ticket", Base32.random(4));
        text.put("made", 0);
        text.put("photographs", List.of());
        byte[] json = JsonMapper.builder().build().writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(4 + json.length)
                .putInt(json.length)
                .put(json)
                .array();
        return Contents.parse(plain, LocalDate.of(2026, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "fa 123-456, FA123456",
        "'FA\u200B123\u2010456\u202E', FA123456",
        "ＦＡ１２３４５６, FA123456",
        "FA١٢٣٤٥٦, FA123456",
    })
    void aNumberOfADocumentIsOneHoweverItIsTyped(String typed, String kept) {
        assertThat(parsed(typed).person().document()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'\u200B'", "' - '"})
    void nothingSeenIsNoNumber(String typed) {
        assertThat(parsed(typed).person().document()).isNull();
    }
}
