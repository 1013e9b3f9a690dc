package pt.vez.documents;

/**
 * Makes harmless copies of files from outside for modules that keep their own. The memory and the time a file may take are
 * bounded.
 */
public interface FileCleaning {
    /**
     * The pages of a PDF as they are seen, and nothing else.
     *
     * @throws UploadRefused naming what is wrong with the file and what to do
     */
    byte[] pdf(byte[] content);

    /**
     * A photograph written anew as JPEG, upright, at most {@link PhotographBounds#LONG_SIDE} long, without metadata.
     *
     * @throws UploadRefused naming what is wrong with the file and what to do
     */
    byte[] photograph(byte[] jpeg);
}
