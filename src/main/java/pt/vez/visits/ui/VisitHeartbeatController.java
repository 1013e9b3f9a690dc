package pt.vez.visits.ui;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.Cases;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.visits.VisitPresence;

/** Whether the visit on the screen may still go on; the screen asks every few seconds and says so when it may not. */
@Controller
class VisitHeartbeatController {
    private final CurrentActor current;
    private final Cases cases;
    private final CaseAccess access;
    private final VisitPresence presence;
    private final PresenceFormatter trace;
    private final Texts texts;

    VisitHeartbeatController(
            CurrentActor current,
            Cases cases,
            CaseAccess access,
            VisitPresence presence,
            PresenceFormatter trace,
            Texts texts) {
        this.current = current;
        this.cases = cases;
        this.access = access;
        this.presence = presence;
        this.trace = trace;
        this.texts = texts;
    }

    /**
     * 204 while everything holds, 200 with the others who are with the person, 409 with the reason in plain words when it
     * does not hold, 410 when the visit the page belongs to is over, also when another one has begun.
     *
     * @param visit the visit the page shows, by {@link CurrentActor#visitKey()}
     * @param capture given by a screen that takes biometric samples: 403 when the visit goes on but that may not
     */
    @GetMapping("/visit/standing")
    ResponseEntity<byte[]> standing(
            @RequestParam(defaultValue = "") String visit,
            @RequestParam(required = false) @Nullable String capture,
            Locale locale) {
        Actor actor = current.get();
        Actor.Acting acting = actor.acting();
        if (acting == null || !current.visitKey().filter(visit::equals).isPresent()) {
            return answer(HttpStatus.GONE, "");
        }
        try {
            cases.applicantUnderMandate(actor, new CaseId(acting.caseId()));
            presence.seen(actor);
        } catch (NotAuthorised e) {
            return answer(HttpStatus.CONFLICT, e, locale);
        }
        try {
            if (capture != null) {
                access.require(actor, new CaseId(acting.caseId()), CasePermission.BIOMETRICS);
            }
            return trace.alsoHere(actor, Languages.of(locale.toLanguageTag()))
                    .map(also -> answer(HttpStatus.OK, also))
                    .orElseGet(() -> answer(HttpStatus.NO_CONTENT, ""));
        } catch (NotAuthorised e) {
            return answer(HttpStatus.FORBIDDEN, e, locale);
        }
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, NotAuthorised why, Locale locale) {
        return answer(
                status,
                texts.get(
                        Languages.of(locale.toLanguageTag()),
                        why.key(),
                        why.args().toArray()));
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
