/** A picture is made smaller until it fits; at 30 kbit/s it goes in 40 s. */
export const mostPictureBytes = 150_000
/** Of a PDF, which nobody here can make smaller. */
export const mostFileBytes = 600_000
export const mostThumbnailBytes = 6_000
/** Of one record. */
export const mostAttachments = 20
/** Of all that one computer keeps. */
export const mostKeptBytes = 2_000_000_000
/** Of all that head office keeps for one depot. */
export const mostDepotBytes = 20_000_000_000
