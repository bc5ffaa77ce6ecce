package io.niffler.dicom.net.ul;

import java.util.List;

/**
 * An A-ASSOCIATE-AC (PS3.8 9.3.3).
 *
 * @param called the 16 characters of the request, repeated
 * @param calling the 16 characters of the request, repeated
 */
public record AssociateAccept(
        String called, String calling, List<ContextResult> contexts, UserInformation userInformation) {}
