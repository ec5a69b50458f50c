/**
 * Into which groups a target, or a brand's fans, fall: by whom they follow, and by who knows whom;
 * and which KOLs are like which.
 */
package org.kolscope.audience.segment;
