/** English words of personas, written for this project. */

export const englishJobs = [
  'accountant',
  'architect',
  'baker',
  'bookkeeper',
  'bus driver',
  'carpenter',
  'chef',
  'civil engineer',
  'data analyst',
  'dental assistant',
  'designer',
  'electrician',
  'event planner',
  'farmer',
  'firefighter',
  'florist',
  'graphic designer',
  'hairdresser',
  'insurance agent',
  'interpreter',
  'journalist',
  'lab technician',
  'lawyer',
  'librarian',
  'machinist',
  'mechanic',
  'midwife',
  'nurse',
  'office manager',
  'paramedic',
  'pharmacist',
  'photographer',
  'physiotherapist',
  'plumber',
  'product manager',
  'project manager',
  'receptionist',
  'sales manager',
  'social worker',
  'software developer',
  'surveyor',
  'tailor',
  'teacher',
  'translator',
  'truck driver',
  'veterinarian',
  'waiter',
  'warehouse clerk',
  'welder',
]

export const englishDepartments = [
  'Accounting',
  'Customer Support',
  'Engineering',
  'Facilities',
  'Human Resources',
  'Legal',
  'Logistics',
  'Marketing',
  'Operations',
  'Procurement',
  'Research',
  'Sales',
]

/** What stands behind the name of a street. */
export const englishStreets = ['Street', 'Avenue', 'Road', 'Lane', 'Drive', 'Court', 'Boulevard', 'Way']

/** States, as they stand in an address. */
export const states =
  'AL AZ CA CO CT FL GA IL IN IA KS KY MA MD MI MN MO NC NE NJ NM NV NY OH OK OR PA SC TN TX UT VA WA WI'.split(
    ' ',
  )
