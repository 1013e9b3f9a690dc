package pt.vez.portal.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import pt.vez.identity.CurrentActor;

/** Papers opened in a visit know which one, so that the page blanks itself when it is over. */
@ControllerAdvice(assignableTypes = {PaperController.class, LetterController.class, VisitPaperController.class})
class VisitOnPaper {
    private final CurrentActor current;

    VisitOnPaper(CurrentActor current) {
        this.current = current;
    }

    @ModelAttribute("visit")
    @Nullable
    String visit() {
        return current.visitKey().orElse(null);
    }
}
