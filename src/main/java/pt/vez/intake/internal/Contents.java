package pt.vez.intake.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.intake.IntakePerson;
import pt.vez.intake.IntakePost;
import pt.vez.platform.Languages;
import pt.vez.platform.PictureDecoder;
import pt.vez.platform.PictureRefused;
import pt.vez.shared.Base32;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;
import pt.vez.shared.PersonName;
import pt.vez.shared.Phone;
import pt.vez.shared.TypedText;
import pt.vez.shell.Countries;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of an envelope: the length (4 bytes) of a JSON object, the object, and the photographs one after the
 * other in the sizes the object names. It is untrusted input, made on a device outside of the product's control.
 */
record Contents(String ticket, Instant made, IntakePerson person, List<byte[]> photographs) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_TEXT = 8_000;
    private static final int LONGEST_SIDE = 2_400;
    /** As typed, with separators. */
    private static final int LONGEST_DOCUMENT = 40;

    private static final int MOST_OF_DOCUMENT = 20;
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    /** @throws InvalidInput when a part is missing, too long or of another kind than it says */
    static Contents parse(byte[] plain, LocalDate today) {
        try {
            var bytes = ByteBuffer.wrap(plain);
            int length = plain.length < 4 ? -1 : bytes.getInt();
            if (length < 2 || length > Math.min(LARGEST_TEXT, bytes.remaining())) {
                throw damaged();
            }
            byte[] text = new byte[length];
            bytes.get(text);
            JsonNode node = JSON.readTree(new String(text, StandardCharsets.UTF_8));
            var contents = new Contents(
                    ticket(node),
                    Instant.ofEpochMilli(node.path("made").asLong()),
                    person(node, today),
                    new ArrayList<>());
            for (JsonNode size : node.path("photographs")) {
                if (size.asInt() <= 0 || size.asInt() > bytes.remaining()) {
                    throw damaged();
                }
                byte[] photograph = new byte[size.asInt()];
                bytes.get(photograph);
                contents.photographs.add(jpeg(photograph));
            }
            if (bytes.hasRemaining()) {
                throw damaged();
            }
            if (contents.photographs.size() > IntakePost.MOST_PHOTOGRAPHS) {
                throw new InvalidInput("intake.photographs", IntakePost.MOST_PHOTOGRAPHS);
            }
            return contents;
        } catch (JacksonException | DateTimeException e) {
            throw damaged();
        }
    }

    private static String ticket(JsonNode node) {
        String ticket = node.path("ticket").asString("");
        if (ticket.length() != 5 || !Base32.isValid(ticket)) {
            throw damaged();
        }
        return ticket;
    }

    private static IntakePerson person(JsonNode node, LocalDate today) {
        PartialDate birth = birth(text(node, "birth", 10, ""), today);
        String name = PersonName.of(text(node, "name", 200, "")).value();
        String country = optional(node, "nationality", 3);
        if (country != null && !Countries.isKnown(country)) {
            throw damaged();
        }
        String procedure = text(node, "procedure", 12, "");
        if (!procedure.matches("[A-Z0-9]+")) {
            throw damaged();
        }
        String phone = optional(node, "phone", 24);
        String email = optional(node, "email", 254);
        return new IntakePerson(
                name,
                birth.earliest(),
                birth.isWhole() ? null : birth.precision(),
                country,
                document(node),
                phone == null ? null : Phone.of(phone).value(),
                email == null ? null : Email.of(email).value(),
                procedure,
                Languages.of(text(node, "language", 5, "pt-PT")).toLanguageTag(),
                text(node, "note", 1000, ""));
    }

    /** {@code 1990-05-17}; {@code 1990-05} or {@code 1990} where the document leaves the rest unknown. */
    private static PartialDate birth(String text, LocalDate today) {
        if (!text.matches("\\d{4}(?:-\\d{2}){0,2}")) {
            throw damaged();
        }
        String[] parts = text.split("-");
        PartialDate birth = PartialDate.of(
                Integer.parseInt(parts[0]),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
        if (birth.earliest().isAfter(today) || birth.earliest().isBefore(OLDEST)) {
            throw new InvalidInput("field.birth.range");
        }
        return birth;
    }

    /** As every number of a document is kept: without separators and signs that are not seen. */
    private static @Nullable String document(JsonNode node) {
        String number = TypedText.compact(text(node, "document", LONGEST_DOCUMENT, ""));
        if (number.length() > MOST_OF_DOCUMENT) {
            throw damaged();
        }
        return number.isEmpty() ? null : number;
    }

    private static @Nullable String optional(JsonNode node, String field, int longest) {
        String text = text(node, field, longest, "");
        return text.isEmpty() ? null : text;
    }

    private static String text(JsonNode node, String field, int longest, String otherwise) {
        String text = node.path(field).asString(otherwise).strip();
        if (text.length() > longest || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw damaged();
        }
        return text;
    }

    /** Looks at the bytes, not at what they are called. */
    private static byte[] jpeg(byte[] photograph) {
        try {
            PictureDecoder.Outline outline = PictureDecoder.inspect(photograph);
            if (!outline.format().equals("jpeg") || Math.max(outline.width(), outline.height()) > LONGEST_SIDE) {
                throw new InvalidInput("intake.notJpeg");
            }
            return photograph;
        } catch (PictureRefused e) {
            throw new InvalidInput("intake.notJpeg");
        }
    }

    private static InvalidInput damaged() {
        return new InvalidInput("intake.damaged");
    }
}
