package pt.vez.hiring;

import java.util.Set;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.WorkTime;

/** The person who applies, as they wrote it. Personal: never in a log, an address or a message's subject. */
public record Candidate(
        String name,
        String email,
        String phone,
        Set<MediatorLanguage> languages,
        Set<WorkTime> times,
        String motivation) {
    @Override
    public String toString() {
        return "candidate";
    }
}
