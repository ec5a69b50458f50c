/**
 * Where target customers are met: accounts they follow, groups they join, hours at which they post.
 * The arithmetic is plain Java; the step counts and gathers.
 */
package org.kolscope.audience.contact;
