package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import pt.vez.casework.Procedures;
import pt.vez.casework.Procedures.Procedure;
import pt.vez.identity.CurrentActor;
import pt.vez.intake.IntakePost;
import pt.vez.intake.IntakeReceipt;
import pt.vez.intake.ShiftGrant;
import pt.vez.platform.Languages;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Sha256;
import pt.vez.shell.Countries;
import tools.jackson.databind.json.JsonMapper;

/**
 * The intake page and what it asks when there is a network. The page itself is the same for all and holds no personal
 * data, so that a device may keep it.
 */
@Controller
class IntakeController {
    private final IntakePost intakes;
    private final CurrentActor current;
    private final Procedures procedures;
    private final IntakePageFormatter words;
    private final PublicPageModel publicPage;
    private final Texts texts;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    IntakeController(
            IntakePost intakes,
            CurrentActor current,
            Procedures procedures,
            IntakePageFormatter words,
            PublicPageModel publicPage,
            Texts texts,
            Clock clock) {
        this.intakes = intakes;
        this.current = current;
        this.procedures = procedures;
        this.words = words;
        this.publicPage = publicPage;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/intake")
    String page(Locale locale, Model model) {
        publicPage.fill(model, locale);
        Locale language = Languages.of(locale.toLanguageTag());
        model.addAttribute("w", words.in(language));
        model.addAttribute(
                "words",
                json.writeValueAsString(Map.of(
                        "pt-PT", words.in(Languages.PORTUGUESE),
                        "en", words.in(Languages.ENGLISH))));
        model.addAttribute("procedures", json.writeValueAsString(catalogue()));
        model.addAttribute(
                "countries",
                json.writeValueAsString(
                        Map.of("pt-PT", countries(Languages.PORTUGUESE), "en", countries(Languages.ENGLISH))));
        model.addAttribute("limits", IntakePost.LARGEST + " " + IntakePost.MOST_PHOTOGRAPHS);
        return "intake/page";
    }

    /** Code, space and name of each, in the order of the language: as JSON they would weigh twice as much on the page. */
    private static String countries(Locale language) {
        return Countries.codes(language).stream()
                .map(code -> code + " " + Countries.name(code, language))
                .collect(Collectors.joining(";"));
    }

    /** A procedure in the list the device keeps. */
    public record Offered(String code, String pt, String en) {}

    private List<Offered> catalogue() {
        return procedures.all().stream()
                .filter(Procedure::openForNew)
                .map(each -> new Offered(
                        each.code(),
                        each.name().in(Languages.PORTUGUESE),
                        each.name().in(Languages.ENGLISH)))
                .toList();
    }

    /**
     * What a signed-in page needs to send: the server's time, the CSRF token, and when a shift prepared now would end
     * by the rota.
     */
    @GetMapping("/intake/session")
    @ResponseBody
    ResponseEntity<Map<String, Object>> session(CsrfToken token) {
        Map<String, Object> hello = new HashMap<>(
                Map.of("time", clock.millis(), "header", token.getHeaderName(), "token", token.getToken()));
        hello.put("owner", owner(current.get()));
        intakes.ends(current.get()).ifPresent(ends -> hello.put("ends", ends.toEpochMilli()));
        return answer(hello);
    }

    @PostMapping("/intake/grants")
    @ResponseBody
    ResponseEntity<Map<String, Object>> grant() {
        Actor mediator = current.get();
        ShiftGrant grant = intakes.prepare(mediator);
        return answer(Map.of(
                "owner", owner(mediator),
                "id", grant.id().toString(),
                "association", grant.association(),
                "time", grant.issued().toEpochMilli(),
                "ends", grant.ends().toEpochMilli(),
                "sendUntil", grant.sendUntil().toEpochMilli(),
                "key", Base64.getEncoder().encodeToString(grant.publicKey()),
                "procedures", catalogue()));
    }

    @PostMapping("/intake/records")
    @ResponseBody
    ResponseEntity<Map<String, Object>> receive(
            @RequestHeader("Idempotency-Key") UUID id,
            @RequestHeader(name = "X-Device-Time", required = false) @Nullable Long deviceTime,
            HttpServletRequest request)
            throws IOException {
        IntakeReceipt receipt = intakes.receive(
                current.get(),
                id,
                request.getInputStream(),
                deviceTime == null ? null : Instant.ofEpochMilli(deviceTime));
        return answer(Map.of(
                "id", receipt.id().toString(),
                "ticket", receipt.ticket(),
                "received", receipt.received().toEpochMilli(),
                "state", receipt.state().name(),
                "late", receipt.late()));
    }

    /**
     * A pseudonym by which a device keeps its mediators' intakes apart; it does not reveal the account to a finder of
     * the device.
     */
    private static String owner(Actor mediator) {
        return HexFormat.of()
                .formatHex(Sha256.of(("intake-device/" + mediator.accountId()).getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** The page shows the words and keeps what it has. */
    @ExceptionHandler(DomainException.class)
    ResponseEntity<Map<String, String>> refused(DomainException problem, Locale locale) {
        HttpStatus status = switch (problem) {
            case NotAuthorised _ -> HttpStatus.FORBIDDEN;
            case TooManyAttempts _ -> HttpStatus.TOO_MANY_REQUESTS;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("problem", texts.get(Languages.of(locale.toLanguageTag()), problem)));
    }
}
