/** Facts of Korean names, written for this project. */

/** Family names of one syllable, then of two. */
export const familyNames =
  '김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부'
export const doubleFamilyNames = ['남궁', '황보', '제갈', '선우', '독고', '서문']

/** Behind a name, with or without a space. */
export const titles = [
  '선생님',
  '선생',
  '교수님',
  '교수',
  '대표님',
  '대표',
  '과장님',
  '과장',
  '부장님',
  '부장',
  '차장',
  '팀장님',
  '팀장',
  '사장님',
  '사장',
  '회장',
  '이사',
  '대리님',
  '대리',
  '변호사',
  '의사',
  '박사',
  '기자',
  '의원',
  '장관',
  '대통령',
  '총리',
  '시장',
  '감독',
  '코치',
  '선수',
  '배우',
  '가수',
  '작가',
  '판사',
  '검사',
  '원장',
  '간호사',
  '주임',
  '실장',
  '드림',
  '올림',
  '배상',
  '씨',
  '님',
  '군',
  '양',
]

/** Before a name, with a colon or a space behind it. */
export const labels =
  /(?:이름|성명|성함|담당자?|예금주|받는 ?사람|보내는 ?사람|수취인|수신인?|발신인?|환자명?|고객명|계약자|신청인|대표자|작성자|연락처|보호자|피고인?|원고|저는|나는|제 이름은|내 이름은)\s?[:：]?\s?$/

/** "Customer", "parents", "God": words with 님 that are nobody's name, and words that only look like names. */
export const notNames: ReadonlySet<string> = new Set(
  '고객 선생 부모 하나 하느 회원 사장 이용자 이용 주인 어머 아버 조상 스승 임금 원장 교수 목사 신부 사용자 방문자 손 형 누 도련 마 공주 왕자 기사 이모 고모 여러분 한국 한국인 우리 이것 조금 모두 주문 안녕 정말 지금 오늘 서울 부산 이상 이번 전화 주소 생년월일 정보 문의 안내 성명 이름 연락 기타 장소 시간 여자 남자 학생 사람 신청 구매 배송 결제 환불 고객센터 상담 이메일 인천 대전 대구 광주 경기 강원 전체 선택 입력 확인 변경 취소 등록 주민 번호'.split(
    ' ',
  ),
)
