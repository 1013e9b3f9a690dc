package pt.vez.portal.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Whether the visit on the screen may still go on; the screen asks every few seconds and says so when it may not. */
@Controller
class StandingController {
    private final CurrentActor current;
    private final Cases cases;
    private final Texts texts;

    StandingController(CurrentActor current, Cases cases, Texts texts) {
        this.current = current;
        this.cases = cases;
        this.texts = texts;
    }

    /** 204 while everything holds, 409 with the reason in plain words when it does not, 410 without a visit. */
    @GetMapping("/visit/standing")
    ResponseEntity<byte[]> standing(Locale locale) {
        Actor actor = current.get();
        Actor.Acting acting = actor.acting();
        if (acting == null) {
            return answer(HttpStatus.GONE, "");
        }
        try {
            cases.applicantUnderMandate(actor, new CaseId(acting.caseId()));
            return answer(HttpStatus.NO_CONTENT, "");
        } catch (NotAuthorised e) {
            Locale language = Languages.of(locale.toLanguageTag());
            return answer(
                    HttpStatus.CONFLICT, texts.get(language, e.key(), e.args().toArray()));
        }
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
