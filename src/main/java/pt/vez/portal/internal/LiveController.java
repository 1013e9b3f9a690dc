package pt.vez.portal.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.HallChanges;
import pt.vez.visits.HandoverSigns;

/**
 * Versions that open screens ask for every two seconds, to learn whether their data changed; the data comes from the
 * services.
 */
@Controller
class LiveController {
    private final CurrentActor current;
    private final HallChanges halls;
    private final HandoverSigns offers;

    LiveController(CurrentActor current, HallChanges halls, HandoverSigns offers) {
        this.current = current;
        this.halls = halls;
        this.offers = offers;
    }

    /** @param hall the centre the screen shows, when it shows one */
    @GetMapping("/live")
    ResponseEntity<Map<String, String>> live(@RequestParam(required = false) @Nullable UUID hall) {
        Map<String, String> signs = new HashMap<>();
        signs.put("offers", current.accountId().map(offers::of).orElse(""));
        if (hall != null) {
            signs.put("hall", Long.toString(halls.version(new CentreId(hall))));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(signs);
    }
}
