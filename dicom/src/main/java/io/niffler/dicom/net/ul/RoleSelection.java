package io.niffler.dicom.net.ul;

/** An SCP/SCU role selection sub-item (PS3.7 D.3.3.4): which roles the requestor takes for a SOP class. */
public record RoleSelection(String sopClassUid, boolean scu, boolean scp) {}
