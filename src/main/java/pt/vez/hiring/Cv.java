package pt.vez.hiring;

/** A curriculum vitae, opened. */
public record Cv(Kind kind, byte[] content) {
    /** What a file may be, told by its content. */
    public enum Kind {
        PDF("application/pdf", "pdf"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        JPEG("image/jpeg", "jpg");

        private final String type;
        private final String ending;

        Kind(String type, String ending) {
            this.type = type;
            this.ending = ending;
        }

        public String type() {
            return type;
        }

        public String ending() {
            return ending;
        }
    }
}
